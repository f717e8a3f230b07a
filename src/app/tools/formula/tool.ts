import type { CreateTool } from '../context';

export const createFormulaTool: CreateTool = () => ({ setActive() {} });
