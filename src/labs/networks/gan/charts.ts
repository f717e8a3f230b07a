import { gameColors } from '../../../charts/gameFigure';
import { createLineFigure, type FigureCurve } from '../../../charts/lineFigure';
import { lossRange } from '../../../charts/range';
import { h, setText } from '../../../page/dom';
import type { Words } from '../../../page/i18n';
import type { Theme } from '../../../page/prefs';
import type { Context } from '../../../page/ui/context';
import { RUN_COLORS } from '../../shared/runStyle';
import { createInvitation } from '../invitation';
import { EMPTY_COURSE } from './course';
import type { Game } from './session';
import { texts } from './texts';

/** What lessons call the figures. */
const LESSON_PARTS = { losses: 'charts.losses', judgement: 'charts.judgement' } as const;

/** The course of a game: both losses, and what the discriminator holds of real and of generated points. */
export function createGanCharts(page: Context) {
  const losses = createLineFigure();
  const judgement = createLineFigure();
  const invitation = createInvitation(page);
  const heads = { losses: h('h3', {}), judgement: h('h3', {}) };
  const keys = { losses: h('ul', { class: 'gan-key' }), judgement: h('ul', { class: 'gan-key' }) };
  const chart = (name: 'losses' | 'judgement', element: HTMLElement) =>
    h(
      'section',
      { class: 'net-card gan-chart', 'data-part': LESSON_PARTS[name] },
      h('div', { class: 'gan-chart-head' }, heads[name], keys[name]),
      h(
        'div',
        { class: 'gan-chart-host', 'data-figure': true },
        element,
        ...(name === 'losses' ? [invitation.element] : []),
      ),
    );
  return {
    elements: [chart('losses', losses.element), chart('judgement', judgement.element)] as const,
    /** In the language of the moment. */
    write(words: Words): void {
      for (const name of ['losses', 'judgement'] as const) setText(heads[name], words.t(texts.chart[name].title));
    },
    show(game: Game | null, theme: Theme, words: Words): void {
      const course = game?.course ?? EMPTY_COURSE;
      invitation.show(game !== null && game.state.update === 0);
      const colors = gameColors(theme);
      const players = { discriminator: RUN_COLORS[theme][3]!, generator: RUN_COLORS[theme][5]! };
      const curve = (color: string, y: readonly number[], dash: readonly number[]): FigureCurve => ({
        color,
        dash,
        marker: null,
        muted: false,
        x: course.updates,
        y,
      });
      const x = {
        title: words.t(texts.chart.update),
        range: [0, Math.max(20, game?.state.update ?? 0)],
        whole: true,
      } as const;
      const common = { x, arrow: null, describe: null } as const;
      const range = lossRange(
        [course.discriminatorLoss, course.generatorLoss].map((values) => Float64Array.from(values)),
        'linear',
      );
      losses.show({
        ...common,
        curves: [
          curve(players.discriminator, course.discriminatorLoss, []),
          curve(players.generator, course.generatorLoss, [5, 3]),
        ],
        y: {
          title: words.t(texts.chart.losses.axis),
          range: [Math.min(0, range[0]), Math.max(2, range[1])],
          scale: 'linear',
        },
        levels: [{ at: Math.log(4), text: words.t(texts.chart.balance) }],
        name: words.t(texts.chart.losses.name),
      });
      judgement.show({
        ...common,
        curves: [curve(colors.real, course.onReal, []), curve(colors.generated, course.onGenerated, [5, 3])],
        y: { title: words.t(texts.chart.judgement.axis), range: [0, 1], scale: 'linear' },
        levels: [{ at: 0.5, text: words.t(texts.chart.undecided) }],
        name: words.t(texts.chart.judgement.name),
      });
      const line = (text: string, color: string, dashed: boolean) => {
        const entry = h('li', { 'data-kind': dashed ? 'dashed' : 'solid' }, text);
        entry.style.setProperty('--key', color);
        return entry;
      };
      keys.losses.replaceChildren(
        line(words.t(texts.lossD), players.discriminator, false),
        line(words.t(texts.lossG), players.generator, true),
      );
      keys.judgement.replaceChildren(
        line(words.t(texts.real), colors.real, false),
        line(words.t(texts.generated), colors.generated, true),
      );
    },
  };
}
