import { createRequire } from 'node:module';
import type { PlainNets } from './plain-nets';

type Tf = typeof import('@tensorflow/tfjs-core');
type Tensor = import('@tensorflow/tfjs-core').Tensor;

/** TensorFlow.js as its users would train many nets at once: all of them in every operation, gradients by hand. */
export interface TensorFlow {
  /** The backend's name. */
  readonly backend: string;
  /** @returns nets × parameters after the last epoch, as {@link PlainNets} orders them */
  train(nets: PlainNets, epochs: number, lr: number): Promise<Float32Array>;
}

/** With WebAssembly, the fastest of its backends that run in Node without native code. */
export async function openTensorFlow(): Promise<TensorFlow> {
  // Loaded as it is: its WebAssembly is found beside its scripts.
  const require = createRequire(import.meta.url);
  const tf = require('@tensorflow/tfjs-core') as Tf;
  require('@tensorflow/tfjs-backend-wasm');
  if (!(await tf.setBackend('wasm'))) throw new Error('TensorFlow.js finds no WebAssembly');
  await tf.ready();
  return { backend: 'WebAssembly', train: (nets, epochs, lr) => train(tf, nets, epochs, lr) };
}

async function train(tf: Tf, nets: PlainNets, epochs: number, lr: number): Promise<Float32Array> {
  const { widths, hidden, inputs, targets } = nets;
  const layers = widths.length - 1;
  const rows = targets.length;
  const { count, weights, biases } = upload(tf, nets);
  const x = tf.tidy(() => tf.tile(tf.tensor3d(Float32Array.from(inputs), [1, rows, widths[0]!]), [count, 1, 1]));
  const t = tf.tensor3d(Float32Array.from(targets), [1, rows, 1]);
  const slope = (h: Tensor) => (hidden === 'sigmoid' ? tf.mul(h, tf.sub(1, h)) : tf.sub(1, tf.square(h)));

  for (let epoch = 0; epoch < epochs; epoch++) {
    const updated = tf.tidy(() => {
      const h: Tensor[] = [x];
      for (let l = 0; l < layers; l++) {
        const z = tf.add(tf.matMul(h[l]!, weights[l]!), biases[l]!);
        h.push(l + 1 === layers || hidden === 'sigmoid' ? tf.sigmoid(z) : tf.tanh(z));
      }
      let delta: Tensor = tf.div(tf.sub(h[layers]!, t), rows);
      const next: { w: Tensor; b: Tensor }[] = [];
      for (let l = layers - 1; l >= 0; l--) {
        const dw = tf.matMul(h[l]!, delta, true, false);
        const db = tf.sum(delta, 1, true);
        if (l > 0) delta = tf.mul(tf.matMul(delta, weights[l]!, false, true), slope(h[l]!));
        next[l] = { w: tf.sub(weights[l]!, tf.mul(dw, lr)), b: tf.sub(biases[l]!, tf.mul(db, lr)) };
      }
      return next;
    });
    tf.dispose([weights, biases]);
    updated.forEach(({ w, b }, l) => {
      weights[l] = w;
      biases[l] = b;
    });
  }
  const result = await download(tf, weights, biases, nets, count);
  tf.dispose([x, t, ...weights, ...biases]);
  return result;
}

/** Per layer, W as nets × in × out and b as nets × 1 × out. */
function upload(tf: Tf, { widths, weights }: PlainNets): { count: number; weights: Tensor[]; biases: Tensor[] } {
  const sizes = widths.slice(1).map((out, l) => ({ in: widths[l]!, out, size: (widths[l]! + 1) * out }));
  const parameters = sizes.reduce((sum, { size }) => sum + size, 0);
  const count = weights.length / parameters;
  const all = tf.tensor2d(Float32Array.from(weights), [count, parameters]);
  let at = 0;
  const parts = sizes.map((layer) => {
    const first = at;
    at += layer.size;
    return tf.tidy(() => ({
      w: tf.transpose(
        tf.reshape(tf.slice(all, [0, first], [count, layer.in * layer.out]), [count, layer.out, layer.in]),
        [0, 2, 1],
      ),
      b: tf.reshape(tf.slice(all, [0, first + layer.in * layer.out], [count, layer.out]), [count, 1, layer.out]),
    }));
  });
  all.dispose();
  return { count, weights: parts.map(({ w }) => w), biases: parts.map(({ b }) => b) };
}

async function download(
  tf: Tf,
  weights: readonly Tensor[],
  biases: readonly Tensor[],
  { widths }: PlainNets,
  count: number,
): Promise<Float32Array> {
  const whole = tf.tidy(() =>
    tf.concat(
      weights.flatMap((w, l) => [
        tf.reshape(tf.transpose(w, [0, 2, 1]), [count, widths[l]! * widths[l + 1]!]),
        tf.reshape(biases[l]!, [count, widths[l + 1]!]),
      ]),
      1,
    ),
  );
  const data = await whole.data();
  whole.dispose();
  return data as Float32Array;
}
