import { fixed } from './svg';

/** Markers of curves and paths. */
export type Shape = 'circle' | 'square' | 'triangle' | 'diamond' | 'cross';

/** SVG path of a shape around a place; many of them can stand in one path. Half size and place in the path's units. */
export function shapePath(shape: Shape, x: number, y: number, size: number): string {
  const at = (dx: number, dy: number) => `${fixed(x + dx * size)} ${fixed(y + dy * size)}`;
  switch (shape) {
    case 'circle': {
      const radius = fixed(size);
      return `M${at(1, 0)}A${radius} ${radius} 0 1 1 ${at(-1, 0)}A${radius} ${radius} 0 1 1 ${at(1, 0)}Z`;
    }
    case 'square':
      return `M${at(-0.88, -0.88)}L${at(0.88, -0.88)}L${at(0.88, 0.88)}L${at(-0.88, 0.88)}Z`;
    case 'triangle':
      return `M${at(0, -1.15)}L${at(1.05, 0.75)}L${at(-1.05, 0.75)}Z`;
    case 'diamond':
      return `M${at(0, -1.2)}L${at(1.2, 0)}L${at(0, 1.2)}L${at(-1.2, 0)}Z`;
    case 'cross':
      return `M${at(-0.85, -0.85)}L${at(0.85, 0.85)}M${at(0.85, -0.85)}L${at(-0.85, 0.85)}`;
  }
}
