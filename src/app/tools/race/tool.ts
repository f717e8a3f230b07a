import type { CreateTool } from '../context';

export const createRaceTool: CreateTool = () => ({ setActive() {} });
