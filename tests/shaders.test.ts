import { describe, expect, it } from 'vitest';
import { sources } from './setup/sources';
import { declarations, lintShader } from './setup/wgsl';

const HEAD = '// One thread = one particle. The formula compiler supplies surface_value.\n';
const lint = (text: string): string[] => lintShader({ path: 'bad.wgsl', text }, new Set(['random_unit']));

const files = sources('shaders', '.wgsl');
const library = new Set(files.flatMap((file) => [...declarations(file.text)]));

describe('shaders', () => {
  it.each(files.map((file) => [file.path, file] as const))('%s keeps the rules', (_, file) => {
    expect(lintShader(file, library)).toEqual([]);
  });
});

describe('the rules can fail', () => {
  it.each([
    ['a plain variable', 'fn f() { var x: f32; }', 'var x'],
    ['an array in a loop', 'fn f() { for (var i = 0u; i < 4u; i++) { var d: array<vec4f, 4>; } }', 'var d'],
    ['an explicit address space', 'fn f() { var<function> x : vec2<f32> ; }', 'var x'],
    ['a kernel without its parallel unit', '// Adds.\n@compute @workgroup_size(64) fn main() {}', 'parallel unit'],
    ['an unnamed supplier', `${HEAD}fn f() { let a = optimizer_step(1.0); }`, 'optimizer_step'],
  ])('%s', (_, text, complaint) => {
    const complaints = lint(text);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(complaint);
  });

  it.each([
    ['a variable with a value', 'fn f() { var x: f32 = 0.0; var y = vec2f(); }'],
    ['a binding', '@group(0) @binding(0) var<storage, read_write> data: array<f32>;'],
    ['workgroup memory', 'var<workgroup> tile: array<f32, 64>;'],
    ['a supplier named in the head', `${HEAD}@compute @workgroup_size(64) fn main() { let a = surface_value(1.0); }`],
    ['a function of another file', 'fn f() { let a = random_unit(1u); }'],
    ['a comment', 'fn f() { /* var x: f32; */ } // var y: f32; g()'],
  ])('but %s is fine', (_, text) => {
    expect(lint(text)).toEqual([]);
  });
});
