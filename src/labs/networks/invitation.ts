import './invitation.css';
import { h, setText } from '../../page/dom';
import type { Context } from '../../page/ui/context';
import { networksTexts } from './texts';

export interface Invitation {
  readonly element: HTMLElement;
  show(visible: boolean): void;
}

/**
 * What stands in an empty chart: what to press, so that there is something in it. A lesson says itself what is to be
 * done, and may offer nothing that could be pressed.
 */
export function createInvitation(page: Context): Invitation {
  const element = h('p', { class: 'chart-invitation', hidden: true });
  page.live((words) => {
    setText(element, words.t(networksTexts.invitation, { train: words.t(networksTexts.transport.train) }));
  });
  return {
    element,
    show(visible) {
      element.hidden = !visible || page.embedded;
    },
  };
}
