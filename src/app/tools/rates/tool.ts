import type { CreateTool } from '../context';

export const createRatesTool: CreateTool = () => ({ setActive() {} });
