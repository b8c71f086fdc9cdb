package org.matricula.registry;

import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;

/// Whether a picture is as wide as high per pixel, as far as its own header says: one that is not
/// was pressed into its size, and shows a stretched face wherever it is printed.
final class PixelShape {

    private static final double SLACK = 0.02;

    private PixelShape() {}

    /// Where the header is silent or broken they count as square.
    static boolean square(ImageReader reader) {
        try {
            var told = reader.getImageMetadata(0);
            if (told == null || !told.isStandardMetadataFormatSupported()) {
                return true;
            }
            var tree = (IIOMetadataNode) told.getAsTree("javax_imageio_1.0");
            var aspect = tree.getElementsByTagName("PixelAspectRatio");
            return aspect.getLength() == 0 || square((IIOMetadataNode) aspect.item(0));
        } catch (IOException | RuntimeException untold) {
            return true;
        }
    }

    private static boolean square(IIOMetadataNode aspect) {
        return Math.abs(Double.parseDouble(aspect.getAttribute("value")) - 1) <= SLACK;
    }
}
