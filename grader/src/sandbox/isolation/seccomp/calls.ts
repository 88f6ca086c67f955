// Which system calls a sandboxed Node may make. Everything that is not listed answers ENOSYS, as an
// older kernel would, so that the C library and Node fall back or do without.
//
// What bubblewrap and Node 26 make when they are traced while they start, and what the C library, libuv
// and V8 may need on the way. All of module 15's checks run with it. The numbers are the kernel's
// (arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h).

/** How the kernel calls a processor family, and the numbers of its calls. */
export interface CallTable {
  /** `AUDIT_ARCH_*` of linux/audit.h. */
  readonly audit: number;
  /** Calls that are made as they are. */
  readonly allowed: readonly number[];
  /** `clone`: makes threads, and nothing but threads. */
  readonly clone: number;
}

/** In the order of the kernel's table for x86-64. */
const X64: CallTable = {
  audit: 0xc0_00_00_3e,
  clone: 56,
  allowed: [
    0, // read
    1, // write
    3, // close
    5, // fstat
    7, // poll
    8, // lseek
    9, // mmap
    10, // mprotect
    11, // munmap
    12, // brk
    13, // rt_sigaction
    14, // rt_sigprocmask
    15, // rt_sigreturn
    16, // ioctl
    17, // pread64
    19, // readv
    20, // writev
    21, // access
    24, // sched_yield
    25, // mremap
    28, // madvise
    32, // dup
    33, // dup2
    35, // nanosleep
    39, // getpid
    59, // execve: the first one starts Node
    60, // exit
    61, // wait4: bubblewrap's first process waits for Node
    63, // uname
    72, // fcntl
    79, // getcwd
    89, // readlink
    96, // gettimeofday
    98, // getrusage
    99, // sysinfo
    102, // getuid
    104, // getgid
    105, // setuid: root gives itself up before any learner's code loads
    106, // setgid
    107, // geteuid
    108, // getegid
    110, // getppid
    116, // setgroups
    125, // capget
    131, // sigaltstack
    157, // prctl
    158, // arch_prctl
    186, // gettid
    202, // futex
    204, // sched_getaffinity
    218, // set_tid_address
    228, // clock_gettime
    229, // clock_getres
    230, // clock_nanosleep
    231, // exit_group
    233, // epoll_ctl
    234, // tgkill: within an own process namespace
    257, // openat: of a root that is read-only and tiny
    262, // newfstatat
    267, // readlinkat
    269, // faccessat
    273, // set_robust_list
    281, // epoll_pwait
    290, // eventfd2
    291, // epoll_create1
    292, // dup3
    293, // pipe2
    302, // prlimit64: limits can be lowered only
    309, // getcpu
    318, // getrandom
    324, // membarrier
    332, // statx
    334, // rseq
  ],
};

/**
 * The same calls on 64-bit ARM, where older ones such as `readlink` do not exist. Node 26 and bubblewrap ran
 * with it on an emulated processor (decision 010).
 */
const ARM64: CallTable = {
  audit: 0xc0_00_00_b7,
  clone: 220,
  allowed: [
    17, // getcwd
    19, // eventfd2
    20, // epoll_create1
    21, // epoll_ctl
    22, // epoll_pwait
    23, // dup
    24, // dup3
    25, // fcntl
    29, // ioctl
    48, // faccessat
    56, // openat
    57, // close
    59, // pipe2
    62, // lseek
    63, // read
    64, // write
    65, // readv
    66, // writev
    67, // pread64
    73, // ppoll
    78, // readlinkat
    79, // newfstatat
    80, // fstat
    90, // capget
    93, // exit
    94, // exit_group
    96, // set_tid_address
    98, // futex
    99, // set_robust_list
    101, // nanosleep
    113, // clock_gettime
    114, // clock_getres
    115, // clock_nanosleep
    123, // sched_getaffinity
    124, // sched_yield
    131, // tgkill
    132, // sigaltstack
    134, // rt_sigaction
    135, // rt_sigprocmask
    139, // rt_sigreturn
    144, // setgid
    146, // setuid
    159, // setgroups
    160, // uname
    165, // getrusage
    167, // prctl
    168, // getcpu
    169, // gettimeofday
    172, // getpid
    173, // getppid
    174, // getuid
    175, // geteuid
    176, // getgid
    177, // getegid
    178, // gettid
    179, // sysinfo
    214, // brk
    215, // munmap
    216, // mremap
    221, // execve
    222, // mmap
    226, // mprotect
    233, // madvise
    260, // wait4
    261, // prlimit64
    278, // getrandom
    283, // membarrier
    291, // statx
    293, // rseq
  ],
};

/** By `process.arch`. */
export const CALLS: Readonly<Record<string, CallTable>> = { x64: X64, arm64: ARM64 };
