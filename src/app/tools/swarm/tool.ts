import type { CreateTool } from '../context';

export const createSwarmTool: CreateTool = () => ({ setActive() {} });
