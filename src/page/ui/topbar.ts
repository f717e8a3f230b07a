import './topbar.css';
import type { NetContext } from '../../labs/networks/context';
import { h } from '../dom';
import { experimentOf, WORKSPACES } from '../state';
import { pageTexts } from '../texts';
import { iconButton, nameButton, setIcon } from './button';
import type { Context } from './context';

/** Name of the page and its two laboratories on the left, what one does with the whole page on the right. */
export function createTopbar(context: Context, networks: NetContext): HTMLElement {
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

  const runs = iconButton(context, {
    icon: 'left',
    name: (words) => words.t(pageTexts.action.runs),
    className: 'wide-only surfaces-only',
    onPress: () => actions.setLayout({ runs: !store.state.layout.runs }),
  });
  const settings = iconButton(context, {
    icon: 'right',
    name: (words) => words.t(pageTexts.action.settings),
    className: 'wide-only',
    onPress: () => actions.setLayout({ settings: !store.state.layout.settings }),
  });
  context.watch(
    ({ layout }) => [layout.runs, layout.settings],
    ([runsShown, settingsShown]) => {
      runs.setAttribute('aria-expanded', String(runsShown));
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
    const { workspace } = store.state;
    const { past, future } = workspace === 'networks' ? networks.store.state.history : store.state.history;
    // Not `disabled`: a disabled button would lose the focus under the finger that pressed it.
    undo.setAttribute('aria-disabled', String(past.length === 0));
    redo.setAttribute('aria-disabled', String(future.length === 0));
  };
  context.watch(({ history, workspace }) => [history, workspace], enable);
  networks.watch(({ history }) => [history], enable);

  const projection = iconButton(context, {
    icon: 'map',
    name: () => '',
    onPress: () => actions.run('toggleMap'),
  });
  const nameProjection = (): void => {
    const flat = experimentOf(store.state).view.projection === 'map';
    setIcon(projection, flat ? 'cube' : 'map');
    nameButton(projection, context.words.t(flat ? pageTexts.action.to3d : pageTexts.action.toMap), 'M');
  };
  context.watch(
    (state) => [experimentOf(state).view.projection, state.session.backend],
    ([, backend]) => {
      projection.hidden = backend === 'canvas2d' || backend === 'none';
      nameProjection();
    },
  );
  context.live(nameProjection);

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

  const camera = iconButton(context, {
    icon: 'home',
    name: (words) => words.t(pageTexts.action.camera),
    shortcut: 'C',
    onPress: () => actions.run('resetCamera'),
  });
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
  const help = iconButton(context, {
    icon: 'help',
    name: (words) => words.t(pageTexts.action.help),
    shortcut: '?',
    onPress: () => actions.run('help'),
  });

  return h(
    'header',
    { class: 'topbar' },
    runs,
    brand,
    createWorkspaceSwitch(context),
    h('div', { class: 'actions' }, undo, redo),
    h('div', { class: 'actions surfaces-only' }, projection, camera),
    h('div', { class: 'actions' }, link, share, theme, language, full, help),
    settings,
  );
}

/** The two laboratories, of which one is shown. */
function createWorkspaceSwitch(context: Context): HTMLElement {
  const buttons = WORKSPACES.map((workspace) => {
    const button = h('button', { type: 'button', title: 'N' });
    button.addEventListener('click', () => context.actions.setWorkspace(workspace));
    return button;
  });
  const group = h('div', { class: 'workspaces', role: 'group' }, ...buttons);
  context.watch(
    ({ workspace }) => [workspace],
    ([shown]) =>
      WORKSPACES.forEach((workspace, index) => {
        buttons[index]?.setAttribute('aria-pressed', String(workspace === shown));
      }),
  );
  context.live((words) => {
    group.setAttribute('aria-label', words.t(pageTexts.workspace.label));
    WORKSPACES.forEach((workspace, index) => {
      if (buttons[index] !== undefined) buttons[index].textContent = words.t(pageTexts.workspace[workspace]);
    });
  });
  return group;
}
