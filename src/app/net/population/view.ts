import { h } from '../../dom';
import type { CreateNetView } from '../context';

/** Stands in until the view is written. */
export const createPopulationView: CreateNetView = () => ({ element: h('div', {}), setActive: () => {} });
