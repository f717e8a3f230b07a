/** Ways through the lessons by how many minutes they take: `lesson/step`, in the order in which `Next` leads. */
export const ROUTES: Readonly<Record<string, readonly string[]>> = {};
