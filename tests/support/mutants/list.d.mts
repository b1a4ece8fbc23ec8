export type Mutant = { readonly id: string; readonly stage: string; readonly file: string; readonly find: string; readonly replace: string; readonly test: string; readonly testName: string; readonly why: string }
export declare const STAGES: readonly string[]
export declare const MUTANTS: readonly Mutant[]
