package org.matricula.kernel;

import java.util.List;

/// What the jar does from the command line instead of serving: `java -jar matricula.jar <name> …`.
///
/// The name is the bean's (`@Component("rotate-keys")`), its arguments and purpose are what
/// `@Description` says: `--help` lists both without starting anything. A command runs without the
/// web server and without the rounds of the night; what it does not inject is never made.
public interface Command {

    int DONE = 0;
    int FAILED = 1;
    int WRONG_USAGE = 2;

    /// @return [#DONE], [#FAILED] or [#WRONG_USAGE]
    int run(List<String> arguments);
}
