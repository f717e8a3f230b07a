import type { Engine } from '../../../engine/contract';
import type { NetPlan } from '../../../engine/contract/network';
import type { LocalText } from '../../../formula/text';
import { h, setText, svg } from '../../../page/dom';
import { failureText } from '../../../page/failure';
import { formatExact, formatNumber } from '../../../page/format';
import type { Context } from '../../../page/ui/context';
import { checkGradients, DECADES, decadeOf, type GradientCheck, histogram, judge } from './check';
import type { Facts } from './facts';
import { parameterName } from './symbols';
import { diagramTexts } from './texts';

/** What is checked, taken when the button is pressed. */
export interface CheckSubject {
  readonly engine: Engine;
  readonly facts: Facts;
}

type Result =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly check: GradientCheck; readonly net: NetPlan }
  | { readonly kind: 'failed'; readonly message: LocalText };

/** A button that holds the backward pass against finite differences, and what came out. */
export function createCheckPane(page: Context, subject: () => CheckSubject | null): HTMLElement {
  const heading = h('summary', {});
  const about = h('p', { class: 'quiet' });
  const button = h('button', { type: 'button', class: 'push-button' });
  const verdict = h('p', { class: 'net-verdict', role: 'status' });
  const strip = h('div', { class: 'net-strip' });
  const notes = h('div', { class: 'quiet' });
  const element = h(
    'details',
    { class: 'net-check', 'data-part': 'check' },
    heading,
    about,
    button,
    verdict,
    strip,
    notes,
  );
  let result: Result = { kind: 'none' };

  function write(): void {
    const { words } = page;
    setText(heading, words.t(diagramTexts.check.heading));
    setText(about, words.t(diagramTexts.check.about));
    setText(button, words.t(diagramTexts.check.run));
    strip.replaceChildren();
    notes.replaceChildren();
    verdict.dataset.verdict = result.kind;
    if (result.kind === 'none') setText(verdict, '');
    else if (result.kind === 'running') setText(verdict, words.t(diagramTexts.check.running));
    else if (result.kind === 'failed') {
      setText(verdict, words.t(diagramTexts.check.error, { message: words.t(result.message) }));
    } else {
      const { check, net } = result;
      const { passed, worst, kinks } = judge(check);
      verdict.dataset.verdict = passed ? 'passed' : 'failed';
      const error = power(worst?.error ?? 0);
      const tolerance = power(check.tolerance);
      setText(verdict, words.t(diagramTexts.check[passed ? 'passed' : 'failed'], { error, tolerance }));
      strip.append(histogramPicture(check, page));
      const lines = [];
      if (worst !== null) {
        const symbol = parameterName(net, worst.parameter);
        const [analytic, numeric] = [worst.analytic, worst.numeric].map((value) => formatNumber(value, 9));
        lines.push(words.t(diagramTexts.check.worst, { symbol, analytic: analytic!, numeric: numeric! }));
      }
      const { parameters, entries } = check;
      const step = formatExact(check.step, 3);
      lines.push(words.t(diagramTexts.check.count, { checked: entries.length, parameters, step }));
      lines.push(words.t(diagramTexts.check.floor));
      if (kinks > 0) lines.push(words.t(diagramTexts.check.kinks, { count: kinks }));
      if (kinks > 0 || hasCorners(net)) lines.push(words.t(diagramTexts.check.kinkNote));
      notes.append(...lines.map((line) => h('p', {}, line)));
    }
  }

  async function run(): Promise<void> {
    const what = subject();
    if (what === null || result.kind === 'running') return;
    result = { kind: 'running' };
    write();
    try {
      const { net, weights, data } = what.facts;
      result = { kind: 'done', check: await checkGradients(what.engine, net, weights, data), net };
    } catch (error) {
      const message = failureText(error);
      result = message === null ? { kind: 'none' } : { kind: 'failed', message };
    }
    write();
  }

  button.addEventListener('click', () => void run());
  page.live(write);
  return element;
}

/** A power of ten is the message here, more digits are noise. */
function power(value: number): string {
  return formatExact(value, 3);
}

/** Whether a formula of the net has a corner: where the compiler chooses between two branches. */
function hasCorners({ activations, loss }: NetPlan): boolean {
  return [...activations, loss].some(({ formula }) => /\b(relu|max|min|abs|sign)\b|\?/.test(formula));
}

const WIDTH = 340;
const HEIGHT = 96;
const FOOT = 20;
const HEAD = 14;

/** How many parameters have which error, by powers of ten, with the tolerance as a line. */
function histogramPicture(check: GradientCheck, { words }: Context): SVGElement {
  const bins = histogram(check.entries);
  const most = Math.max(...bins, 1);
  const step = WIDTH / DECADES;
  const picture = svg('svg', {
    viewBox: `0 0 ${WIDTH} ${HEIGHT + FOOT}`,
    role: 'img',
    'aria-label': bins
      .flatMap((count, i) => (count === 0 ? [] : [words.t(diagramTexts.check.bars, { count, error: `1e${i - 16}` })]))
      .join('; '),
  });
  bins.forEach((count, i) => {
    if (count === 0) return;
    // Square roots, so that one bad parameter among hundreds can be seen.
    const height = Math.max(3, (HEIGHT - HEAD) * Math.sqrt(count / most));
    const beyond = i >= decadeOf(check.tolerance);
    picture.append(
      svg('rect', {
        class: beyond ? 'net-bar beyond' : 'net-bar',
        x: i * step + 1,
        y: HEIGHT - height,
        width: step - 2,
        height,
      }),
      label(String(count), i * step + step / 2, HEIGHT - height - 3),
    );
  });
  const line = (Math.log10(check.tolerance) + 16) * step;
  picture.append(
    svg('line', { class: 'net-tolerance', x1: line, x2: line, y1: 0, y2: HEIGHT }),
    svg('line', { class: 'net-axis', x1: 0, x2: WIDTH, y1: HEIGHT, y2: HEIGHT }),
  );
  for (const exponent of [-16, -12, -8, -4, 0]) {
    const text = label(
      `1e${exponent}`.replace('-', '−'),
      (exponent + 16) * step + (exponent === -16 ? 16 : 0),
      HEIGHT + 14,
    );
    picture.append(text);
  }
  return picture;
}

function label(text: string, x: number, y: number): SVGElement {
  const element = svg('text', { x, y });
  element.textContent = text;
  return element;
}
