import type { Engine } from '../../engine/contract';
import { createSideBudget } from '../../page/workbench/budget';
import { createJob, type Job } from '../../page/workbench/job';
import type { NetContext } from './context';
import type { NetState, ShownTraining } from './state';

/** A picture of a net as it stands at the cursor. */
export interface WeightsPicture<Choice, Picture> {
  /** What else than the weights the picture is of; compared by identity. Null: nobody looks. */
  choose(shown: ShownTraining): Choice | null;
  /** Samples a side while the weights change: as many as the engine brings in so many milliseconds, within these. */
  readonly coarse: { readonly sides: readonly number[]; readonly first: number; readonly milliseconds: number };
  /** Samples a side once they rest. */
  fine(choice: Choice): number;
  compute(subject: Subject<Choice>, side: number, engine: Engine, signal: AbortSignal): Promise<Picture>;
  /** What nobody wants any more when it comes. */
  dispose?(picture: Picture): void;
  /** Milliseconds before the next call; absent: none. */
  readonly rest?: number;
}

export interface Subject<Choice> {
  readonly shown: ShownTraining;
  readonly choice: Choice;
}

interface Request<Choice> extends Subject<Choice> {
  /** The weights rest: a fine picture is worth its time. */
  readonly rests: boolean;
}

/**
 * Follows the weights at the cursor with pictures, one call of the engine at a time, coarsely while they change and finely
 * once they rest.
 *
 * @returns the job, and what to call when another choice is made
 */
export function followWeights<Choice, Picture>(
  { page, store, watch }: NetContext,
  of: WeightsPicture<Choice, Picture>,
  tell: (fresh: Picture | null) => void,
): { readonly job: Job<object, Picture>; follow(): void } {
  let request: Request<Choice> | null = null;
  let done: { readonly of: Request<Choice>; readonly engine: Engine; readonly side: number } | null = null;
  const { sides, first, milliseconds } = of.coarse;
  const coarse = createSideBudget(sides, milliseconds, first);

  const job = createJob<Request<Choice>, Picture>(
    page.engine,
    async (asked, engine, publish, signal) => {
      const fine = of.fine(asked.choice);
      const known = (side: number): boolean => done?.engine === engine && isSame(done.of, asked) && done.side >= side;
      const bring = async (side: number): Promise<void> => {
        const picture = await of.compute(asked, side, engine, signal);
        if (publish(picture)) done = { of: asked, engine, side };
        else of.dispose?.(picture);
      };
      if (!known(0)) {
        const from = performance.now();
        await bring(Math.min(fine, coarse.side));
        coarse.measured(performance.now() - from);
      }
      if (asked.rests && !known(fine)) await bring(fine);
    },
    tell,
    {
      // A coarse picture of weights that were is soon there, and better than none; a fine one is given up.
      grace: (running, next, published) => (published || !isAlike(running, next) ? 0 : Number.POSITIVE_INFINITY),
      ...(of.rest === undefined ? {} : { rest: () => of.rest! }),
    },
  );

  function follow(): void {
    const { shown, playing } = store.state;
    const choice = shown === null ? null : of.choose(shown);
    if (shown === null || choice === null) {
      job.want(null);
      return;
    }
    const next = { shown, choice, rests: !playing };
    if (request === null || request.rests !== next.rests || !isSame(request, next)) request = next;
    job.want(request);
  }

  watch(({ shown, playing }: NetState) => [shown?.weights, shown?.resolved, playing], follow);
  return { job, follow };
}

function isSame<Choice>(a: Subject<Choice>, b: Subject<Choice>): boolean {
  return a.shown.weights === b.shown.weights && isAlike(a, b);
}

/** The same, but for the weights. */
function isAlike<Choice>(a: Subject<Choice>, b: Subject<Choice>): boolean {
  return a.shown.resolved === b.shown.resolved && a.choice === b.choice;
}
