package org.matricula.sheet;

import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/// Turns formulas into what they last showed.
final class Formulas {

    private Formulas() {}

    static void freeze(XSSFSheet sheet) {
        for (var row : sheet) {
            for (var cell : row) {
                if (cell.getCellType() == CellType.FORMULA) {
                    freeze(sheet, (XSSFCell) cell);
                }
            }
        }
    }

    private static void freeze(XSSFSheet sheet, XSSFCell cell) {
        var type = cell.getCachedFormulaResultType();
        var number = type == CellType.NUMERIC ? cell.getNumericCellValue() : 0;
        var text = type == CellType.STRING ? cell.getStringCellValue() : "";
        var truth = type == CellType.BOOLEAN && cell.getBooleanCellValue();
        var error = type == CellType.ERROR ? cell.getErrorCellString() : "";
        if (cell.isPartOfArrayFormulaGroup()) {
            sheet.removeArrayFormula(cell);
        } else {
            cell.removeFormula();
        }
        switch (type) {
            case NUMERIC -> cell.setCellValue(number);
            case BOOLEAN -> cell.setCellValue(truth);
            case ERROR -> cell.setCellValue(error);
            default -> cell.setCellValue(text);
        }
    }
}
