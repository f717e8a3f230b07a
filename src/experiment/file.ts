/** An experiment of any kind as the text of a file. */
export function writeExperiment(experiment: object): string {
  return `${JSON.stringify(experiment, null, 2)}\n`;
}
