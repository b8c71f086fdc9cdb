package org.matricula.document;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.oned.Code128Writer;

/// A bar code (Code 128, ISO/IEC 15417) as one SVG path of bars one unit high.
///
/// @param width in modules, the quiet zones included
public record BarCode(int width, String path) {

    /// @param text of ASCII alone
    public static BarCode of(String text) {
        var row = new Code128Writer().encode(text, BarcodeFormat.CODE_128, 0, 1);
        var path = new StringBuilder();
        for (var x = 0; x < row.getWidth(); x++) {
            var from = x;
            while (x < row.getWidth() && row.get(x, 0)) {
                x++;
            }
            if (x > from) {
                path.append("M%d 0h%dv1h-%dz".formatted(from, x - from, x - from));
            }
        }
        return new BarCode(row.getWidth(), path.toString());
    }
}
