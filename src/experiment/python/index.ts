import type { Problem } from '../../engine/contract';
import { pythonNumber } from '../../formula/targets/emit-py';
import { encodeAddress, fitsAddress } from '../surfaces/experiment';
import { resolve } from '../surfaces/resolve';
import type { Experiment } from '../surfaces/types';
import { type RunLines, runLines } from './runs';
import {
  CELLS,
  DESCEND,
  LBFGS,
  LM,
  MAIN,
  NUMPY_DERIVATIVES,
  PLACE,
  RANDOM,
  SPLINE,
  TORCH_DERIVATIVES,
  TORCH_NAMES,
} from './runtime';
import { dataLines, formulaLines, jetLines } from './surface';

/**
 * A self-contained script that takes the experiment's runs anew: NumPy in float64, with the derivatives that the engines
 * use, written out. Its numbers agree with the CPU engine's but for rounding. Throws a FormulaError for a formula or a
 * rule that cannot be computed.
 */
export function numpyScript(experiment: Experiment): string {
  const { problem, lines } = prepare(experiment);
  return assemble([
    header(experiment, 'Needs NumPy. With --plot it draws the losses, which needs Matplotlib.'),
    ['import math', 'import sys', '', 'import numpy as np', '', 'np.seterr(all="ignore")'],
    ...shared(experiment, problem),
    problem.samples === undefined ? null : [SPLINE],
    jetLines(problem, lines.usesHessian ? 'hessian' : 'gradient'),
    [NUMPY_DERIVATIVES],
    [PLACE],
    [RANDOM],
    ...optimizers(lines),
    [DESCEND],
    [MAIN],
  ]);
}

/** The same with PyTorch: the formula as it is written, differentiated by autograd in float64. */
export function torchScript(experiment: Experiment): string {
  const { problem, lines } = prepare(experiment);
  return assemble([
    header(experiment, 'Needs PyTorch and NumPy. With --plot it draws the losses, which needs Matplotlib.'),
    ['import math', 'import sys', '', 'import numpy as np', 'import torch', '', 'np.seterr(all="ignore")'],
    ...shared(experiment, problem),
    [TORCH_NAMES],
    problem.samples === undefined ? null : [SPLINE, '', '', CELLS],
    formulaLines(problem),
    [`NEEDS_HESSIAN = ${lines.usesHessian ? 'True' : 'False'}`, '', '', TORCH_DERIVATIVES],
    [PLACE],
    [RANDOM],
    ...optimizers(lines),
    [DESCEND],
    [MAIN],
  ]);
}

function prepare(experiment: Experiment): { readonly problem: Problem; readonly lines: RunLines } {
  const { problem, runs, plan } = resolve(experiment);
  const names = experiment.runs.map(({ optimizer }) => optimizer);
  return { problem, lines: runLines(runs, names, plan) };
}

type Block = readonly string[] | null;

/** Top-level parts of a Python file, two empty lines between them. */
function assemble(blocks: readonly Block[]): string {
  const parts = blocks.flatMap((block) => (block === null || block.length === 0 ? [] : [block.join('\n').trim()]));
  return `${parts.filter((part) => part !== '').join('\n\n\n')}\n`;
}

function header(experiment: Experiment, needs: string): Block {
  const { title } = resolve(experiment);
  return [
    '# -*- coding: utf-8 -*-',
    `# ${oneLine(title.en)}${title.zh === title.en ? '' : ` (${oneLine(title.zh)})`}`,
    '#',
    '# The runs of an experiment in Nabla, a gradient-descent laboratory, taken anew in float64.',
    `# ${needs}`,
    '#',
    `# Seed: ${experiment.seed}`,
    fitsAddress(experiment)
      ? `# Address: ${encodeAddress(experiment)}`
      : '# The experiment is too long for an address; its file holds it.',
  ];
}

/** A comment ends with its line, so nothing in it may begin another. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]+/gu, ' ');
}

function shared(experiment: Experiment, problem: Problem): Block[] {
  const { formula, variables, domain } = problem;
  const pairs = domain.map((side) => `(${side.map(pythonNumber).join(', ')})`);
  return [
    [
      `# ${variables.join(', ')} ↦ ${oneLine('samples' in experiment.surface ? experiment.surface.samples.name : formula)}`,
      `DOMAIN = (${pairs.join(', ')})`,
      ...dataLines(problem),
    ],
  ];
}

function optimizers({ rules, schedules, table, methods }: RunLines): Block[] {
  const entries = [
    methods.has('lm') ? '    "lm": levenberg_marquardt,' : '',
    methods.has('lbfgs') ? '    "lbfgs": lambda *args: lbfgs(*args, line_search=False),' : '',
    methods.has('lbfgs_wolfe') ? '    "lbfgs_wolfe": lambda *args: lbfgs(*args, line_search=True),' : '',
  ].filter((line) => line !== '');
  return [
    rules,
    schedules,
    methods.has('lm') ? [LM] : null,
    methods.has('lbfgs') || methods.has('lbfgs_wolfe') ? [LBFGS] : null,
    entries.length === 0 ? null : ['METHODS = {', ...entries, '}'],
    table,
  ];
}
