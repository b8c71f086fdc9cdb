package org.matricula.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/// The files every page draws on. Their addresses carry a digest of their content, so a browser may
/// keep them for a year and still sees a new one at once.
public enum Asset {
    STYLE("/css/app.css"),
    FLOW("/css/flow.css"),
    THEME("/js/theme.js"),
    SHELL("/js/app.js"),
    FIND("/js/find.js"),
    FORMS("/js/forms.js"),
    TABLES("/js/tables.js"),
    CHARTS("/js/charts.js"),
    NEWCOMERS("/js/newcomers.js"),
    GRADES("/js/grades.js"),
    CAMERA("/js/camera.js"),
    SURVEY("/js/survey.js"),
    ICONS("/icons.svg"),
    FAVICON("/img/favicon.svg");

    private final String href;

    Asset(String path) {
        href = path + "?" + digest(path);
    }

    public String href() {
        return href;
    }

    @Override
    public String toString() {
        return href;
    }

    private static String digest(String path) {
        try (var in = Asset.class.getResourceAsStream("/static" + path)) {
            var sum =
                    MessageDigest.getInstance("SHA-256")
                            .digest(Objects.requireNonNull(in, path).readAllBytes());
            return HexFormat.of().formatHex(sum, 0, 5);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
