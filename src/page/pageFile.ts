/** The page as a single file. */
export interface PageFile {
  /** What this page carries, as text (`src/experiment/carried.ts`); empty: nothing. */
  readonly carried: string;
  /** The file, whatever it carries. Rejects, or is not a file of Nabla's, where it cannot be had. */
  source(): Promise<string>;
}

/** Of a page that came in many files: the single one lies beside them. */
export const hostedFile: PageFile = {
  carried: '',
  async source() {
    const response = await fetch(new URL('nabla.html', document.baseURI));
    if (!response.ok) throw new Error(`nabla.html: ${response.status}`);
    return response.text();
  },
};
