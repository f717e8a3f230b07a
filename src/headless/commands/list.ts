import { catalogue } from '../../catalog/list';
import { plainCommand } from '../command';

/** Everything that has an id. */
export const list = plainCommand({ name: 'list', result: catalogue });
