import type { Place } from '../../experiment/define';
import type { ChoiceField, NumberField, ToggleField } from '../../experiment/kinds';
import type { Words } from '../i18n';
import './panel.css';
import type { Controller, GUI } from 'lil-gui';
import type { Editing as LabEditing } from '../workbench/editing';
import { type FormulaBinding, FormulaControl, type FormulaOptions } from './formulaControl';
import { NumberControl, type NumberOptions, numberOptions } from './numberControl';

/** Where a control finds its value in the experiment, and how it puts it back. */
export interface Link<T, E> {
  /** Names the control: for focus that survives a rebuild, and for drags that are undone at once. */
  readonly key: string;
  readonly label: string;
  read(experiment: E): T;
  write(experiment: E, value: T): E;
  /** Hears of the experiment that somebody has made with this control, after it has been made. */
  written?(experiment: E): void;
  /** Hears that the experiment has not taken a value. */
  refused?(value: T): void;
}

/** How an experiment of any kind is edited. */
export type Editing<E> = Pick<LabEditing<E>, 'edit' | 'endGesture'>;

/** A choice; groups become the list's headings. */
export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly group?: string;
}

/** A setting whose declaration says which control edits it. */
export type FieldSetting<E> =
  | (NumberField & Place<number | undefined, E>)
  | (ChoiceField<string> & Place<string | undefined, E>)
  | (ToggleField & Place<boolean | undefined, E>);

/** What a panel says otherwise than the declaration of a setting. */
export interface FieldOptions<T, E> {
  readonly key?: string;
  readonly label?: string;
  write?(experiment: E, value: T): E;
  /** The name of a value that the declaration leaves open. */
  name?(value: Extract<T, string>): string;
}

/**
 * Adds controls to lil-gui folders that are tied to the experiment: they show what it says and edit it through the
 * actions. The panel never holds a value of its own.
 */
export class PanelBuilder<E> {
  readonly #actions: Editing<E>;
  readonly #syncs: ((experiment: E) => void)[] = [];

  constructor(actions: Editing<E>) {
    this.#actions = actions;
  }

  /** Shows another experiment of the same structure. */
  sync(experiment: E): void {
    for (const sync of this.#syncs) sync(experiment);
  }

  /** Runs with every experiment that is shown. */
  onSync(sync: (experiment: E) => void): void {
    this.#syncs.push(sync);
  }

  /** The control that the declaration of a setting asks for. */
  field<S extends FieldSetting<E>>(
    folder: GUI,
    setting: S,
    words: Words,
    options: FieldOptions<S['default'], E> = {},
  ): void {
    const link = {
      key: options.key ?? setting.id,
      label: options.label ?? words.t(setting.label),
      read: (experiment: E): S['default'] => setting.read(experiment) ?? setting.default,
      write: options.write ?? ((experiment: E, value: S['default']) => setting.write(experiment, value as never)),
    };
    if (setting.kind === 'number') this.number(folder, link as Link<number, E>, numberOptions(setting));
    else if (setting.kind === 'toggle') this.toggle(folder, link as Link<boolean, E>);
    else
      this.choice(
        folder,
        link as Link<string, E>,
        namedOptions(setting, words, options.name as (value: string) => string),
      );
  }

  /** A number that is chosen from the steps of its declaration; an address may ask for one between them. */
  steps(
    folder: GUI,
    setting: NumberField & Place<number, E>,
    experiment: E,
    words: Words,
    name: (value: number) => string = String,
  ): void {
    const values = new Set([...(setting.steps ?? []), setting.read(experiment)]);
    this.choice(
      folder,
      {
        key: setting.id,
        label: words.t(setting.label),
        read: (now) => String(setting.read(now)),
        write: (now, value) => setting.write(now, Number(value)),
      },
      [...values].sort((a, b) => a - b).map((value) => ({ value: String(value), label: name(value) })),
    );
  }

  number(folder: GUI, link: Link<number, E>, options: NumberOptions): void {
    const binding = { value: Number.NaN };
    this.#tie(new NumberControl(folder, binding, options), binding, link);
  }

  formula(folder: GUI, link: Link<string, E>, options: FormulaOptions): void {
    const binding: FormulaBinding = { value: '' };
    this.#tie(new FormulaControl(folder, binding, options), binding, link);
  }

  toggle(folder: GUI, link: Link<boolean, E>): void {
    const binding = { value: false };
    this.#tie(folder.add(binding, 'value'), binding, link);
  }

  choice<T extends string>(folder: GUI, link: Link<T, E>, options: readonly Option<T>[]): void {
    const binding: { value: string } = { value: options[0]?.value ?? '' };
    // lil-gui keys its options by label, of which two may be alike; values stand in for them until the list is built.
    const controller = folder.add(
      binding,
      'value',
      options.map(({ value }) => value),
    );
    const select = controller.domElement.querySelector('select');
    const display = controller.domElement.querySelector('.lil-display');
    if (select !== null) labelOptions(select, options);
    const show = (): void => {
      if (display !== null) display.textContent = options.find(({ value }) => value === binding.value)?.label ?? '';
    };
    this.#tie(controller, binding, link as unknown as Link<string, E>);
    select?.addEventListener('change', show);
    this.onSync(show);
  }

  /** A number of the page, not of the experiment. */
  preference(
    folder: GUI,
    key: string,
    label: string,
    options: NumberOptions,
    read: () => number,
    write: (value: number) => void,
  ): void {
    const binding = { value: read() };
    const control = new NumberControl(folder, binding, options).name(label);
    control.domElement.dataset.key = key;
    control.onFinishChange(() => write(binding.value));
  }

  /** A switch of the page, not of the experiment. */
  switch(folder: GUI, key: string, label: string, read: () => boolean, write: (value: boolean) => void): void {
    folder.add({ value: read() }, 'value').name(label).onChange(write).domElement.dataset.key = key;
  }

  /** @param key names it, as those of the other controls do */
  button(folder: GUI, key: string, label: string, press: () => void): HTMLElement {
    const { domElement } = folder.add({ press }, 'press').name(label);
    domElement.dataset.key = key;
    return domElement;
  }

  #tie<T>(controller: Controller, binding: { value: T }, link: Link<T, E>): void {
    controller.name(link.label);
    controller.domElement.dataset.key = link.key;
    controller.onChange((value: T) => {
      let written: E | null = null;
      let kept: T = value;
      this.#actions.edit((experiment) => {
        const next = link.write(experiment, value);
        written = next === experiment ? null : next;
        kept = link.read(next);
        return next;
      }, link.key);
      if (written !== null) link.written?.(written);
      else if (!Object.is(kept, value)) {
        // The panel never says what the experiment does not.
        binding.value = kept;
        link.refused?.(value);
      }
    });
    controller.onFinishChange(() => this.#actions.endGesture());
    this.onSync((experiment) => {
      const value = link.read(experiment);
      if (Object.is(binding.value, value)) return;
      binding.value = value;
      controller.updateDisplay();
    });
  }
}

/** The values of a choice with their names; `name` says those that the declaration leaves open. */
export function namedOptions<T extends string>(
  { options }: Pick<ChoiceField<T>, 'options'>,
  words: Words,
  name: (value: T) => string = (value) => value,
): Option<T>[] {
  return options.map(({ value, label }) => ({ value, label: label === null ? name(value) : words.t(label) }));
}

/** The name of one value of a choice. */
export function optionName<T extends string>(
  { options }: Pick<ChoiceField<T>, 'options'>,
  value: T,
  words: Words,
): string {
  const label = options.find((option) => option.value === value)?.label;
  return label == null ? value : words.t(label);
}

/** Which list a number of steps needs, for what a panel compares: one with a value between the steps, or the usual. */
export function stepsShown<E>(setting: NumberField & Place<number, E>, experiment: E): number | null {
  const value = setting.read(experiment);
  return setting.steps?.includes(value) ? null : value;
}

function labelOptions<T extends string>(select: HTMLSelectElement, options: readonly Option<T>[]): void {
  const groups = new Map<string, HTMLOptGroupElement>();
  options.forEach(({ label, group }, index) => {
    const option = select.options[index]!;
    option.textContent = label;
    if (group === undefined) return;
    const known = groups.get(group);
    if (known !== undefined) {
      known.append(option);
      return;
    }
    const heading = document.createElement('optgroup');
    heading.label = group;
    option.before(heading);
    heading.append(option);
    groups.set(group, heading);
  });
}
