package org.matricula.attachment;

import java.util.List;
import org.apache.tika.Tika;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Component;

/// Judges an upload by what is in it, whatever it is called or said to be.
@Component
class Judge {

    private static final int MEGABYTE = 1024 * 1024;

    private final Tika tika = new Tika();
    private final Images images = new Images();

    /// @throws Refused if it is too large, of another type than its kind allows, or not harmless
    Judged judge(byte[] content, FileKind kind) {
        if (content.length == 0) {
            throw refused("file.empty");
        }
        if (content.length > kind.mostBytes()) {
            throw new Refused(tooLarge(kind));
        }
        var type = type(content);
        if (!kind.mediaTypes().contains(type)) {
            throw refused("file.type", type, names(kind.mediaTypes()));
        }
        return switch (type) {
            case "image/jpeg", "image/png" -> images.remade(content, type, kind);
            case "application/pdf" -> Pdfs.harmless(content);
            case OfdPackage.TYPE -> new Judged(type, content, null, null, null);
            default -> throw refused("file.type", type, names(kind.mediaTypes()));
        };
    }

    /// A package is what its root says.
    private String type(byte[] content) {
        var type = tika.detect(content);
        return type.equals("application/zip") && OfdPackage.read(content).isPresent()
                ? OfdPackage.TYPE
                : type;
    }

    static Refusal tooLarge(FileKind kind) {
        return Refusal.rule("file.size", kind.mostBytes() / MEGABYTE).at("file");
    }

    static Refused refused(String code, Object... args) {
        return new Refused(Refusal.rule(code, args).at("file"));
    }

    private static String names(List<String> types) {
        return String.join(
                ", ", types.stream().map(it -> it.substring(it.indexOf('/') + 1)).toList());
    }
}
