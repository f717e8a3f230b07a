import type { ArrayDefinition, IntrinsicDefinition, StructDefinition, TypeDefinition } from 'webgpu-utils';
import { sources } from './sources';

/** webgpu-utils names them when it is loaded or asked; Node has them from other versions on, or never. */
const MISSING = { Float16Array: Uint16Array, GPUShaderStage: { VERTEX: 1, FRAGMENT: 2, COMPUTE: 4 } };
for (const [name, value] of Object.entries(MISSING)) {
  if (!(name in globalThis)) Object.assign(globalThis, { [name]: value });
}
const { makeShaderDataDefinitions } = await import('webgpu-utils');

/** A variable that the host writes or reads. */
export interface Binding {
  /** Such as `shaders/grid.wgsl`. */
  readonly path: string;
  readonly name: string;
  readonly kind: 'uniform' | 'storage';
  readonly type: TypeDefinition;
}

/** Every uniform and every storage buffer of the shaders, laid out as WGSL says. */
export function bindings(): Binding[] {
  return sources('shaders', '.wgsl').flatMap(({ path, text }) => {
    const { uniforms, storages } = makeShaderDataDefinitions(text);
    const of = (kind: Binding['kind'], all: typeof uniforms) =>
      Object.entries(all).map(([name, { typeDefinition }]) => ({ path, name, kind, type: typeDefinition }));
    return [...of('uniform', uniforms), ...of('storage', storages)];
  });
}

/** A struct of a file by its name. Throws where there is none. */
export function structOf(path: string, name: string, text = textOf(path)): StructDefinition {
  const struct = makeShaderDataDefinitions(text).structs[name];
  if (struct === undefined) throw new Error(`${path} has no struct ${name}`);
  return struct;
}

export function textOf(path: string): string {
  const file = sources('shaders', '.wgsl').find((each) => each.path === path);
  if (file === undefined) throw new Error(`there is no ${path}`);
  return file.text;
}

/** Bytes of one entry of an array that has no end. */
export function elementBytes(type: TypeDefinition): number {
  return 'elementType' in type ? (type as ArrayDefinition).elementType.size : type.size;
}

/** What a kernel would read from the bytes: numbers, lists of them, and objects by the names of fields. */
export type Value = number | Value[] | { [field: string]: Value };

export function read(type: TypeDefinition, bytes: ArrayBuffer, at = 0): Value {
  if ('fields' in type) {
    const fields = Object.entries((type as StructDefinition).fields);
    return Object.fromEntries(fields.map(([name, { offset, type: own }]) => [name, read(own, bytes, at + offset)]));
  }
  if ('elementType' in type) {
    const { elementType, numElements } = type as ArrayDefinition;
    return Array.from({ length: numElements }, (_, i) => read(elementType, bytes, at + i * elementType.size));
  }
  return scalars((type as IntrinsicDefinition).type, type.size, new DataView(bytes), at);
}

/** Scalars and vectors of four-byte numbers; what lies beyond the bytes is absent. */
function scalars(type: string, size: number, view: DataView, at: number): Value {
  const one = (offset: number): number =>
    /^(?:u32|vec\du)$/.test(type) ? view.getUint32(offset, true) : view.getFloat32(offset, true);
  if (!/^(?:u32|f32|vec\d[uf])$/.test(type)) throw new Error(`${type} is not read here`);
  if (size === 4) return one(at);
  return Array.from({ length: size / 4 }, (_, i) => one(at + 4 * i));
}
