/** A step of the log's schema. */
export interface Migration {
  /** From 1, without gaps: the `user_version` it leaves behind. */
  readonly version: number;
  readonly description: string;
  readonly sql: string;
}
