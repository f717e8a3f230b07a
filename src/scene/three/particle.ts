import { BufferAttribute, InstancedBufferGeometry } from 'three/webgpu';
import type { SceneSwarm } from '../contract';
import { markerOutline } from '../marker';

/**
 * One particle around (0, 0), x to the right and y up, in units of its radius. A marker: triangles from the middle to its
 * outline, first those of its rim (z = 0), then its own (z = 1). None: a triangle around the unit circle.
 */
export function particleGeometry(marker: SceneSwarm['marker'] | null): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry();
  if (marker === null) {
    const root = Math.sqrt(3);
    geometry.setAttribute('position', new BufferAttribute(Float32Array.of(0, 2, 0, -root, -1, 0, root, -1, 0), 3));
    return geometry;
  }
  const outline = markerOutline(marker);
  const corners = outline.length / 2;
  const positions: number[] = [];
  const index: number[] = [];
  for (const layer of [0, 1]) {
    const first = positions.length / 3;
    positions.push(0, 0, layer);
    for (let i = 0; i < corners; i++) {
      positions.push(outline[2 * i]!, -outline[2 * i + 1]!, layer);
      index.push(first, first + i + 1, first + ((i + 1) % corners) + 1);
    }
  }
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setIndex(index);
  return geometry;
}
