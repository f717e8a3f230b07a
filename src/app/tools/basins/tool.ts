import type { CreateTool } from '../context';

export const createBasinsTool: CreateTool = () => ({ setActive() {} });
