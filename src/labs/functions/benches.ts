import { FUNCTION_BENCHES } from '../../experiment/functions/fields';
import type { FunctionBenchName, FunctionExperiment } from '../../experiment/functions/types';
import type { BenchRegistry } from '../../page/workbench/benchHost';
import type { BenchLens } from '../../page/workbench/benchLens';
import type { FunctionBench, FunctionContext } from './context';
import { functionsTexts } from './texts';

/** Every bench comes with its own file when it is first wanted. */
export const FUNCTION_BENCH_ENTRIES: BenchRegistry<FunctionBenchName, FunctionBench, FunctionContext> = {
  derivative: {
    title: functionsTexts.bench.derivative,
    load: async () => (await import('./derivative/bench')).createDerivativeBench,
  },
  descent: {
    title: functionsTexts.bench.descent,
    load: async () => (await import('./descent/bench')).createDescentBench,
  },
  integral: {
    title: functionsTexts.bench.integral,
    load: async () => (await import('./integral/bench')).createIntegralBench,
  },
  chain: { title: functionsTexts.bench.chain, load: async () => (await import('./chain/bench')).createChainBench },
  activations: {
    title: functionsTexts.bench.activations,
    load: async () => (await import('./activations/bench')).createActivationsBench,
  },
};

/** Which bench is shown stands in the experiment, and so do the settings of each. */
export const BENCHES: BenchLens<FunctionExperiment, FunctionBenchName> = {
  names: FUNCTION_BENCHES,
  shown: ({ bench }) => bench,
  show: (experiment, bench) => ({ ...experiment, bench }),
  settings: (experiment, name) => experiment[name],
};
