import type { CreateTool } from '../context';

export const createTerrainTool: CreateTool = () => ({ setActive() {} });
