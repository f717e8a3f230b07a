import type { PageViewport } from '../viewport';
import { adoptSheets } from './sheets';

/** A copy of what the wall shows, in a frame of the wall's own size: everything in it is measured as on the wall. */
export interface Mirror {
  readonly frame: HTMLIFrameElement;
  /** Draws what the wall shows at this moment. Rejects never. */
  draw(): Promise<void>;
}

/** The page's scene, drawn anew: what a graphics processor has drawn cannot be copied later. */
export type Scenes = Pick<PageViewport, 'capture' | 'cursor'>;

/** What belongs to the speaker and not to the picture. */
const SKIPPED = '.wall-bar, .wall-frozen, .wall-notes, script, dialog, .visually-hidden';

/** The scene in the page, which draws itself. */
const SCENE = '.scene-view';

/**
 * @param host the document in which the frame is shown
 * @param root the page's root
 */
export function createMirror(host: Document, root: HTMLElement, scenes: Scenes): Mirror {
  const frame = host.createElement('iframe');
  frame.className = 'mirror';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');

  return {
    frame,
    async draw() {
      const inner = frame.contentDocument;
      if (inner === null || frame.contentWindow === null) return;
      frame.width = String(window.innerWidth);
      frame.height = String(window.innerHeight);
      adoptSheets(frame.contentWindow);
      copyAttributes(document.documentElement, inner.documentElement);
      const { element, settle } = await copyOf(root, inner, scenes);
      inner.body.replaceChildren(...element);
      settle();
    },
  };
}

export interface Copy {
  /** None, where nothing of the original is seen. */
  readonly element: readonly Element[];
  /** Scrolls what was scrolled: to be called when the copy stands in its place. */
  settle(): void;
}

/** A copy of what is seen of an element, for another place. Resolves when its scenes are drawn. */
export async function copyOf(root: Element, host: Document, scenes: Scenes): Promise<Copy> {
  const copying: Copying = { host, scenes, drawing: [], later: [] };
  const copy = clone(root, copying);
  await Promise.all(copying.drawing);
  return {
    element: copy === null ? [] : [copy],
    settle() {
      for (const act of copying.later) act();
    },
  };
}

/** A copy that is being made. */
interface Copying {
  readonly host: Document;
  readonly scenes: Scenes;
  /** Scenes that are being drawn. */
  readonly drawing: Promise<void>[];
  /** What depends on layout comes after it. */
  readonly later: (() => void)[];
}

/** A copy of an element as it is seen; null: it is not. */
function clone(original: Element, copying: Copying): Element | null {
  const { host, later } = copying;
  if (original.matches(SKIPPED) || !original.checkVisibility()) return null;
  if (original.matches(SCENE)) return scene(original as HTMLElement, copying);
  const copy = host.createElementNS(original.namespaceURI, original.localName);
  copyAttributes(original, copy);
  if (original instanceof HTMLCanvasElement) {
    copyPixels(original, copy as HTMLCanvasElement);
    keepSize(original, copy as HTMLCanvasElement);
    return copy;
  }
  if (original instanceof HTMLInputElement) {
    const field = copy as HTMLInputElement;
    field.value = original.value;
    field.checked = original.checked;
  }
  for (const child of original.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(host.createTextNode(child.nodeValue ?? ''));
    else if (child instanceof Element) {
      const made = clone(child, copying);
      if (made !== null) copy.append(made);
    }
  }
  if (original instanceof SVGSVGElement) keepSize(original, copy as HTMLElement);
  if (original instanceof HTMLSelectElement) (copy as HTMLSelectElement).selectedIndex = original.selectedIndex;
  const { scrollLeft, scrollTop } = original;
  if (scrollLeft !== 0 || scrollTop !== 0) {
    later.push(() => {
      copy.scrollLeft = scrollLeft;
      copy.scrollTop = scrollTop;
    });
  }
  return copy;
}

function copyAttributes(from: Element, to: Element): void {
  for (const { name } of [...to.attributes]) if (!from.hasAttribute(name)) to.removeAttribute(name);
  for (const { name, value } of from.attributes) {
    // A policy that forbids inline styles hears of attributes, not of properties.
    if (name === 'style') (to as HTMLElement).style.cssText = (from as HTMLElement).style.cssText;
    else if (name !== 'autofocus' && !name.startsWith('xmlns')) to.setAttribute(name, value);
  }
}

function copyPixels(from: HTMLCanvasElement, to: HTMLCanvasElement): void {
  to.width = from.width;
  to.height = from.height;
  if (from.width > 0 && from.height > 0) to.getContext('2d')?.drawImage(from, 0, 0);
}

/** A picture keeps its proportions, wherever its copy stands. */
function keepSize(original: Element, { style }: HTMLElement): void {
  const { width, height } = original.getBoundingClientRect();
  style.inlineSize = `${width}px`;
  style.blockSize = `${height}px`;
}

/** The scene as a picture of its own. */
function scene(original: HTMLElement, { host, scenes, drawing }: Copying): HTMLElement {
  const { clientWidth: width, clientHeight: height } = original;
  const canvas = host.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.className = 'mirror-scene';
  keepSize(original, canvas);
  const scale = Number.parseFloat(getComputedStyle(original).getPropertyValue('--scene-scale')) || 1;
  const picture = width > 0 && height > 0 ? scenes.capture({ width, height, scale, step: scenes.cursor }) : null;
  if (picture !== null) {
    drawing.push(
      picture.then(
        (bitmap) => {
          canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
          bitmap.close();
        },
        // The device is lost: the next picture shows the scene again.
        () => {},
      ),
    );
  }
  return canvas;
}
