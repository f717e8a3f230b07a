import type { CreateTool } from '../context';

export const createSweepTool: CreateTool = () => ({ setActive() {} });
