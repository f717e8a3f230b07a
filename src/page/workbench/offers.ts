/**
 * What of a laboratory is in sight where a lesson shows it. Controls of settings carry `data-key`, what else can be hidden `data-part`
 * (docs/lessons-parts.md has all names); elements with `data-group` hold nothing but such, and vanish with them;
 * what stands beside a `data-side` takes its column where nothing of it is left. The figure of a bench has no name: it
 * always shows.
 */

/** Stands for any text, within the name of an offer. */
const ANY = '*';

/**
 * A style sheet that hides all settings and parts below `root` but those that are offered. What holds an offered part is in
 * sight as well; what is within one is not, unless it is offered itself (`beside*` offers `beside` and `beside.scale`).
 *
 * @param root a selector, such as `.lesson-stage`
 * @param offers keys of settings and names of parts, in which `*` stands for anything
 */
export function offersCss(root: string, offers: readonly string[]): string {
  const offered = offers.length === 0 ? ':not(*)' : `:is(${[...new Set(offers)].flatMap(selectorsOf).join(', ')})`;
  const empty = `:not(:has(${offered}))`;
  const hidden = [
    `${root} :is([data-part], .lil-controller):not(${offered})${empty}`,
    `${root} :is([data-group], .lil-gui)${empty}`,
    // Of a narrow page, where one part at a time is shown: a lesson has few, and shows them below each other.
    `${root} .tabs`,
  ];
  const besideNothing = `:has(> [data-side]):not(:has(> [data-side] ${offered}, > [data-side]${offered}))`;
  return [
    `${hidden.join(',\n')} { display: none !important; }`,
    `${root} ${besideNothing} > :not([data-side]) { grid-column: 1 / -1 !important; }`,
    '',
  ].join('\n');
}

function selectorsOf(offer: string): readonly string[] {
  const tests = testsOf(offer);
  if (tests === null) return [];
  const having = (name: string) =>
    tests.length === 0 ? `[${name}]` : tests.map((test) => `[${name}${test}]`).join('');
  // Charts name their own elements by keys, too.
  return [having('data-part'), `.lil-controller${having('data-key')}`];
}

/** What is asked of an attribute, all of it; the pieces between two stars may lie anywhere. Null: nothing can be meant. */
function testsOf(offer: string): readonly string[] | null {
  if (offer === '') return null;
  if (!offer.includes(ANY)) return [`=${quoted(offer)}`];
  const pieces = offer.split(ANY);
  const last = pieces.length - 1;
  return pieces.flatMap((piece, i) =>
    piece === '' ? [] : [`${i === 0 ? '^' : i === last ? '$' : '*'}=${quoted(piece)}`],
  );
}

/** A lesson may come as a file of anybody's: what it says stays within the quotes. */
function quoted(text: string): string {
  return `"${text.replace(/["\\\n\r\f]/g, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `)}"`;
}
