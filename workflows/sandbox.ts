// Loaded before all else in the sandbox of workflows, whose globals are frozen afterwards.

// The SDK notes the stack of every promise for its stack trace query and looks up each frame in the source map: with ten
// frames that takes more of a workflow task than all our rules. Four still say where an error arose.
Error.stackTraceLimit = 4;
