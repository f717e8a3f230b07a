import { h } from '../dom';
import type { Laboratories } from '../laboratories';
import './topbar.css';
import { pageTexts } from '../texts';
import { iconButton, nameButton } from './button';
import type { Context } from './context';

/** Name of the page and its laboratories on the left, what one does with the whole page on the right. */
export function createTopbar(context: Context, laboratories: Laboratories): HTMLElement {
  const { store, actions } = context;
  const tagline = h('span', { class: 'tagline' });
  context.live((words) => {
    tagline.textContent = words.t(pageTexts.app.tagline);
  });
  const brand = h(
    'h1',
    { class: 'brand' },
    h('span', { class: 'nabla', 'aria-hidden': 'true' }, '∇'),
    h('span', { class: 'brand-name' }, 'Nabla'),
    tagline,
  );

  const lead = iconButton(context, {
    icon: 'left',
    name: (words) => words.t(pageTexts.action.runs),
    className: 'wide-only scene-only',
    onPress: () => actions.setLayout({ lead: !store.state.layout.lead }),
  });
  const settings = iconButton(context, {
    icon: 'right',
    name: (words) => words.t(pageTexts.action.settings),
    className: 'wide-only rail-only',
    onPress: () => actions.setLayout({ settings: !store.state.layout.settings }),
  });
  context.watch(
    ({ layout }) => [layout.lead, layout.settings],
    ([leadShown, settingsShown]) => {
      lead.setAttribute('aria-expanded', String(leadShown));
      settings.setAttribute('aria-expanded', String(settingsShown));
    },
  );

  const undo = iconButton(context, {
    icon: 'undo',
    name: (words) => words.t(pageTexts.action.undo),
    shortcut: 'Ctrl+Z',
    onPress: () => actions.run('undo'),
  });
  const redo = iconButton(context, {
    icon: 'redo',
    name: (words) => words.t(pageTexts.action.redo),
    shortcut: 'Ctrl+Shift+Z',
    className: 'roomy-only',
    onPress: () => actions.run('redo'),
  });
  const enable = (): void => {
    const { canUndo, canRedo } = laboratories.current.document;
    // Not `disabled`: a disabled button would lose the focus under the finger that pressed it.
    undo.setAttribute('aria-disabled', String(!canUndo));
    redo.setAttribute('aria-disabled', String(!canRedo));
  };
  enable();
  laboratories.subscribe(enable);

  const own = h('div', { class: 'actions' });
  context.watch(
    ({ laboratory }) => [laboratory],
    () => {
      own.replaceChildren(...laboratories.current.header);
      own.hidden = laboratories.current.header.length === 0;
    },
  );

  const language = h('button', { type: 'button', class: 'text-button' });
  context.live((words) => {
    language.textContent = words.t(pageTexts.action.language);
    language.lang = words.language === 'en' ? 'zh-Hans' : 'en';
    nameButton(language, words.t(pageTexts.action.languageName), 'L');
  });
  language.addEventListener('click', () => actions.run('language'));

  const theme = iconButton(context, { icon: 'theme', name: () => '', onPress: () => actions.run('theme') });
  const nameTheme = (): void =>
    nameButton(
      theme,
      context.words.t(pageTexts.action.theme, { theme: context.words.t(pageTexts.theme[store.state.prefs.theme]) }),
      'T',
    );
  context.watch(({ prefs }) => [prefs.theme], nameTheme);
  context.live(nameTheme);

  const link = iconButton(context, {
    icon: 'link',
    name: (words) => words.t(pageTexts.action.link),
    className: 'wide-only',
    onPress: actions.copyLink,
  });
  const share = iconButton(context, {
    icon: 'share',
    name: (words) => words.t(pageTexts.action.share),
    shortcut: 'S',
    onPress: () => actions.run('share'),
  });
  const full = iconButton(context, {
    icon: 'full',
    name: (words) => words.t(pageTexts.action.fullscreen),
    shortcut: 'F',
    className: 'wide-only',
    onPress: () => actions.run('fullscreen'),
  });
  const collect = iconButton(context, {
    icon: 'collect',
    name: (words) => words.t(pageTexts.action.collect),
    shortcut: 'D',
    className: 'wide-only',
    onPress: () => actions.run('collect'),
  });
  const present = iconButton(context, {
    icon: 'present',
    name: (words) => words.t(pageTexts.action.present),
    shortcut: 'P',
    onPress: () => actions.run('present'),
  });
  const help = iconButton(context, {
    icon: 'help',
    name: (words) => words.t(pageTexts.action.help),
    shortcut: '?',
    onPress: () => actions.run('help'),
  });

  return h(
    'header',
    { class: 'topbar' },
    lead,
    brand,
    createLaboratorySwitch(context, laboratories),
    h('div', { class: 'actions' }, undo, redo),
    own,
    h('div', { class: 'actions' }, link, share, collect, theme, language, present, full, help),
    settings,
  );
}

/** The laboratories, of which one is shown. */
function createLaboratorySwitch({ actions, live, watch }: Context, { kinds }: Laboratories): HTMLElement {
  const buttons = kinds.map(({ name }) => {
    const button = h('button', { type: 'button', title: 'N' });
    button.addEventListener('click', () => actions.setLaboratory(name));
    return button;
  });
  const group = h('div', { class: 'laboratories', role: 'group' }, ...buttons);
  watch(
    ({ laboratory }) => [laboratory],
    ([shown]) =>
      kinds.forEach(({ name }, index) => {
        buttons[index]!.setAttribute('aria-pressed', String(name === shown));
      }),
  );
  live((words) => {
    group.setAttribute('aria-label', words.t(pageTexts.laboratory));
    kinds.forEach(({ title }, index) => {
      buttons[index]!.textContent = words.t(title);
    });
  });
  return group;
}
