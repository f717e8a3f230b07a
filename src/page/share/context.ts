import type { SceneModel } from '../../scene/contract';
import type { Laboratories } from '../laboratories';
import type { PageFile } from '../pageFile';
import type { Capture } from './picture';
import type { SectionContext } from './section';

/** What the dialog needs of the page. */
export interface ShareContext extends SectionContext {
  readonly laboratories: Laboratories;
  /** The address of the experiment that is shown. */
  address(): string;
  /** The page as a single file. */
  readonly file: PageFile;
  readonly capture: Capture;
  /** What the scene shows; null while it shows nothing. */
  sceneModel(): SceneModel | null;
}
