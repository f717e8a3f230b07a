import type { CreateTool } from '../context';

export const createDataTool: CreateTool = () => ({ setActive() {} });
