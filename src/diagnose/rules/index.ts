/** All rules, specific before general: the first that claims a change explains it. A new rule is a file and a line. */
import type { Rule } from '../rule.ts'
import { a1 } from './a1.ts'
import { a2 } from './a2.ts'
import { a3 } from './a3.ts'
import { a5 } from './a5.ts'
import { a6 } from './a6.ts'
import { a7 } from './a7.ts'
import { a8 } from './a8.ts'
import { a9 } from './a9.ts'
import { a10 } from './a10.ts'
import { a11 } from './a11.ts'
import { a12 } from './a12.ts'
import { a13 } from './a13.ts'
import { a14 } from './a14.ts'
import { a16 } from './a16.ts'
import { a17 } from './a17.ts'
import { a18 } from './a18.ts'
import { a19 } from './a19.ts'
import { a20 } from './a20.ts'
import { a21 } from './a21.ts'
import { a22 } from './a22.ts'
import { a24 } from './a24.ts'
import { b1 } from './b1.ts'
import { b2 } from './b2.ts'
import { b3 } from './b3.ts'
import { b5 } from './b5.ts'
import { b6 } from './b6.ts'
import { b10 } from './b10.ts'
import { b11 } from './b11.ts'
import { b14 } from './b14.ts'
import { c1 } from './c1.ts'
import { c3 } from './c3.ts'
import { c4 } from './c4.ts'
import { c5 } from './c5.ts'
import { c6 } from './c6.ts'
import { c7 } from './c7.ts'
import { c10 } from './c10.ts'
import { d1 } from './d1.ts'
import { d2 } from './d2.ts'
import { d3 } from './d3.ts'
import { d4 } from './d4.ts'
import { d5 } from './d5.ts'
import { d6 } from './d6.ts'
import { d7 } from './d7.ts'
import { e1 } from './e1.ts'
import { e2 } from './e2.ts'
import { e3 } from './e3.ts'
import { e4 } from './e4.ts'
import { e5 } from './e5.ts'
import { e6 } from './e6.ts'
import { e7 } from './e7.ts'
import { e8 } from './e8.ts'
import { e9 } from './e9.ts'
import { e10 } from './e10.ts'
import { e11 } from './e11.ts'
import { f1 } from './f1.ts'
import { f2 } from './f2.ts'
import { f3 } from './f3.ts'
import { f4 } from './f4.ts'
import { f5 } from './f5.ts'
import { f6 } from './f6.ts'
import { f9 } from './f9.ts'
import { t1 } from './t1.ts'

export const RULES: readonly Rule[] = [
  // the uninstall as a whole: while the release is still there, everything else is a consequence
  a17,
  a13,
  a14,
  a12,
  a11,
  t1,
  // what breaks the cluster
  d2,
  d3,
  d4,
  // what came back
  a10,
  d6,
  e9,
  // what cannot go
  b2,
  b3,
  c1,
  c3,
  c6,
  c10,
  c5,
  c4,
  c7,
  b11,
  b10,
  b6,
  b1,
  b5,
  b14,
  // orphans: a ReplicaSet inherits the marks of its Deployment, so before the rules for marks
  e2,
  e3,
  // Helm's own mechanics
  a9,
  a8,
  a6,
  a16,
  a7,
  a5,
  a21,
  a24,
  a2,
  a3,
  a22,
  a1,
  a18,
  // volumes, locks and finished work
  e4,
  e5,
  e7,
  e11,
  // made at run time, the dangerous kinds first
  d5,
  d7,
  e10,
  d1,
  e6,
  e8,
  e1,
  // what was there before and came out changed
  f1,
  f2,
  f3,
  f4,
  f5,
  f6,
  f9,
  a19,
  a20,
]
