// A seccomp filter is a program of the classic Berkeley packet filter that the kernel runs before
// every system call. An instruction is 8 bytes: operation, two jump distances, an operand.
// linux/seccomp.h: the call's number is at byte 0, the architecture at 4, arguments of 8 bytes from 16.
import { CALLS, type CallTable } from './calls.ts';

interface Instruction {
  readonly code: number;
  /** How many instructions to skip if the condition holds, and if not. */
  readonly ifTrue: number;
  readonly ifFalse: number;
  readonly operand: number;
}

const INSTRUCTION_BYTES = 8;
const LOAD_WORD = 0x20; // BPF_LD | BPF_W | BPF_ABS
const JUMP_EQUAL = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
const JUMP_BIT_SET = 0x45; // BPF_JMP | BPF_JSET | BPF_K
const RETURN = 0x06; // BPF_RET | BPF_K

const NUMBER_OFFSET = 0;
const ARCHITECTURE_OFFSET = 4;
const FIRST_ARGUMENT_OFFSET = 16;

const KILL_PROCESS = 0x80_00_00_00;
const ALLOW = 0x7f_ff_00_00;
const FAIL = 0x00_05_00_00; // plus the error number
const EPERM = 1;
const ENOSYS = 38;
const CLONE_THREAD = 0x00_01_00_00;

/** The filter for this processor, or null where Tito knows no call numbers. */
export function seccompFilter(architecture: string = process.arch): Uint8Array | null {
  const table = CALLS[architecture];
  return table === undefined ? null : assemble(filterOf(table));
}

/**
 * Kills on another architecture's numbering (32-bit calls mean other things), allows what is listed,
 * allows `clone` for threads only, and lets everything else fail with ENOSYS.
 */
function filterOf({ audit, allowed, clone }: CallTable): readonly Instruction[] {
  return [
    load(ARCHITECTURE_OFFSET),
    jump(JUMP_EQUAL, audit, 1, 0),
    ret(KILL_PROCESS),
    load(NUMBER_OFFSET),
    jump(JUMP_EQUAL, clone, 0, 4),
    load(FIRST_ARGUMENT_OFFSET),
    jump(JUMP_BIT_SET, CLONE_THREAD, 0, 1),
    ret(ALLOW),
    ret(FAIL | EPERM),
    ...allowed.map((call, i) => jump(JUMP_EQUAL, call, allowed.length - i, 0)),
    ret(FAIL | ENOSYS),
    ret(ALLOW),
  ];
}

function load(offset: number): Instruction {
  return { code: LOAD_WORD, ifTrue: 0, ifFalse: 0, operand: offset };
}

function jump(code: number, operand: number, ifTrue: number, ifFalse: number): Instruction {
  return { code, ifTrue, ifFalse, operand };
}

function ret(action: number): Instruction {
  return { code: RETURN, ifTrue: 0, ifFalse: 0, operand: action };
}

/** `struct sock_filter`, in the byte order of every processor that Node runs on: little-endian. */
function assemble(instructions: readonly Instruction[]): Uint8Array {
  const bytes = new Uint8Array(instructions.length * INSTRUCTION_BYTES);
  const view = new DataView(bytes.buffer);
  instructions.forEach(({ code, ifTrue, ifFalse, operand }, i) => {
    const at = i * INSTRUCTION_BYTES;
    view.setUint16(at, code, true);
    view.setUint8(at + 2, ifTrue);
    view.setUint8(at + 3, ifFalse);
    view.setUint32(at + 4, operand, true);
  });
  return bytes;
}
