"""Makes the small NumPy files that tests/app/files.test.ts reads: python3 make.py"""
import numpy as np

x = np.linspace(-2, 2, 6)
y = np.linspace(-1, 1, 5)
X, Y = np.meshgrid(x, y)
Z = X**2 + 10 * Y

np.save("double.npy", Z)
np.save("fortran.npy", np.asfortranarray(Z.astype(np.float32)))
np.save("big-endian.npy", np.arange(20).reshape(4, 5).astype(">i2"))
np.save("half.npy", Z.astype(np.float16))
np.save("cube.npy", np.zeros((4, 4, 4)))
np.save("complex.npy", Z.astype(np.complex128))
np.savez("axes.npz", z=Z, x=x, y=y)
np.savez_compressed("mesh.npz", X=X, Y=Y[::-1], loss=Z[::-1])
np.savez("unclear.npz", first=Z, second=Z)
np.savez("uneven.npz", z=Z, x=np.geomspace(1, 32, 6), y=y)
infinite = Z.copy()
infinite[0, 0] = np.inf
infinite[1, 2] = np.nan
np.save("infinite.npy", infinite)
