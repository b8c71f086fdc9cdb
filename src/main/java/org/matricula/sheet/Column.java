package org.matricula.sheet;

/// One column under the header.
///
/// @param index beginning with 0
/// @param heading what stands over it, a group and its word separated by ` / `
public record Column(int index, String heading) {

    /// The letters a spreadsheet gives the column.
    public String letters() {
        return org.apache.poi.ss.util.CellReference.convertNumToColString(index);
    }
}
