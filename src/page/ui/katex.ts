import 'katex/dist/katex.css';

// With its style sheet in one file of its own, so that whoever wants neither loads neither.
export { render } from 'katex';
