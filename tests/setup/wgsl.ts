import type { Source } from './sources';

/** Functions and value constructors of WGSL itself that kernels of this project may call. */
const BUILT_IN = new Set(
  [
    'abs acos acosh asin asinh atan atan2 atanh ceil clamp cos cosh cross degrees determinant distance dot exp exp2',
    'faceForward floor fma fract frexp ldexp length log log2 max min mix modf normalize pow quantizeToF16 radians',
    'reflect refract round saturate sign sin sinh smoothstep sqrt step tan tanh transpose trunc inverseSqrt',
    'all any select bitcast arrayLength countOneBits countLeadingZeros countTrailingZeros extractBits firstLeadingBit',
    'firstTrailingBit insertBits reverseBits dpdx dpdy fwidth pack2x16float unpack2x16float pack4x8unorm',
    'unpack4x8unorm atomicAdd atomicSub atomicMax atomicMin atomicAnd atomicOr atomicXor atomicExchange atomicLoad',
    'atomicStore atomicCompareExchangeWeak storageBarrier workgroupBarrier workgroupUniformLoad subgroupAdd',
    'subgroupMin subgroupMax subgroupBroadcast textureLoad textureStore textureDimensions',
    'bool f32 i32 u32 array vec2 vec3 vec4 vec2f vec3f vec4f vec2u vec3u vec4u vec2i vec3i vec4i',
    'mat2x2f mat3x3f mat4x4f if for while switch return loop else',
    'workgroup_size location builtin group binding align size interpolate diagnostic',
  ].flatMap((line) => line.split(' ')),
);

/**
 * The rules of shaders/, a line for each breach:
 * - a function's variable has an initialiser, because compilers hoist `var x: T;` out of a loop and zero it only once;
 * - a kernel's head comment says its parallel unit ("one thread = one …");
 * - whatever is called and declared in no file of shaders/ (the formula compiler supplies it) is named there.
 */
export function lintShader({ path, text }: Source, library: ReadonlySet<string>): string[] {
  const head = /^(?:\s*\/\/.*(?:\n|$))*/.exec(text)?.[0] ?? '';
  const code = withoutComments(text);
  const complaints: string[] = [];
  for (const name of uninitialised(code)) complaints.push(`${path}: var ${name} has no initialiser`);
  if (/@compute\b/.test(code) && !/\bone (?:thread|invocation|workgroup|subgroup) = one\b/i.test(head)) {
    complaints.push(`${path}: the head comment does not say the parallel unit ("one thread = one …")`);
  }
  for (const name of called(code)) {
    if (BUILT_IN.has(name) || library.has(name) || declarations(text).has(name)) continue;
    if (!new RegExp(`\\b${name}\\b`).test(head)) {
      complaints.push(`${path}: ${name} is supplied by the compiler, and the head comment does not name it`);
    }
  }
  return complaints;
}

/** Names of variables inside functions that are declared without a value. */
function uninitialised(code: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const token of code.matchAll(/[{}]|\bvar\b(?:\s*<[^>]*>)?\s*(\w+)\s*(?::\s*[^=;{}]*)?([=;])/g)) {
    if (token[0] === '{') depth++;
    else if (token[0] === '}') depth--;
    else if (depth > 0 && token[2] === ';') names.push(token[1]!);
  }
  return names;
}

function called(code: string): Set<string> {
  return new Set([...code.matchAll(/\b([A-Za-z_]\w*)\s*\(/g)].map((match) => match[1]!));
}

/** Functions, structures and aliases that a file declares. */
export function declarations(text: string): Set<string> {
  const code = withoutComments(text);
  return new Set([...code.matchAll(/\b(?:fn|struct|alias)\s+(\w+)/g)].map((match) => match[1]!));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/\/\/.*/g, '');
}
