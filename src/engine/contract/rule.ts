/** An optimizer that is a formula: see `formula/rule.ts` for the names it may use. */
export interface UpdateRule {
  readonly kind: 'rule';
  /** Assignments, one a line. */
  readonly rule: string;
  /** State name → its initial value, a formula of the hyperparameters. */
  readonly state: Readonly<Record<string, string>>;
  /** The hyperparameter a schedule multiplies. */
  readonly rate: string | null;
}
