package org.matricula.document;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.matricula.kernel.Command;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Description;
import org.springframework.stereotype.Component;

/// Says of PDF files whether they are as they were issued and still stand, as the public page does:
/// for whoever receives many of them.
@Component("verify-document")
@Description(
        "FILE.pdf …  says of each file whether it is as it was issued; 1 unless all are genuine")
class VerifyDocument implements Command {

    private final Verification verification;
    private final PrintStream out;

    @Autowired
    VerifyDocument(Verification verification) {
        this(verification, System.out);
    }

    VerifyDocument(Verification verification, PrintStream out) {
        this.verification = verification;
        this.out = out;
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.isEmpty() || arguments.stream().anyMatch(it -> it.startsWith("--"))) {
            return WRONG_USAGE;
        }
        var genuine = true;
        for (var it : arguments) {
            genuine &= genuine(Path.of(it));
        }
        return genuine ? DONE : FAILED;
    }

    private boolean genuine(Path file) {
        try {
            var found = verification.of(Files.readAllBytes(file));
            var number = found.document() == null ? "" : " " + found.document().number();
            out.println(found.state() + number + " " + file);
            return found.state().equals("genuine");
        } catch (IOException unread) {
            out.println("unreadable " + file);
            return false;
        }
    }
}
