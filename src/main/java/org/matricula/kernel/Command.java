package org.matricula.kernel;

import java.util.List;

/// What the jar does from the command line instead of serving: `java -jar matricula.jar <name> …`.
/// Beans of this type are listed by `--help` and run without the web server.
public interface Command {

    int DONE = 0;
    int FAILED = 1;
    int WRONG_USAGE = 2;

    /// The word on the command line, such as `rotate-keys`.
    String name();

    /// One line saying what it is for, and its arguments.
    String summary();

    /// @return [#DONE], [#FAILED] or [#WRONG_USAGE]
    int run(List<String> arguments);
}
