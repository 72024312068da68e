package dev.atrium.registry.demo;

import java.util.List;

/** The models of the demo, as a data team of a shop might have them. */
final class DemoModels {

  static final List<Model> ALL =
      List.of(
          new Model(
              "fraud-detection",
              "Scores card payments while the customer waits",
              "payments",
              "ana.lima",
              "LIVE",
              "tabular-classification",
              "xgboost",
              "onnx",
              List.of(
                  new Version("1.0.0", "First one in production", "ana.lima", "auc", 0.912, 40),
                  new Version("1.1.0", "Trained on a year more", "ana.lima", "auc", 0.934, 60),
                  new Version("2.0.0", "Knows the device", "wei.zhang", "auc", 0.951, 80))),
          new Model(
              "demand-forecast",
              "Units sold per shop and day, four weeks ahead",
              "supply-chain",
              "marta.kowalska",
              "LIVE",
              "time-series-forecasting",
              "pytorch",
              "torchscript",
              List.of(
                  new Version(
                      "2025.4", "Before the new shops", "marta.kowalska", "mape", 0.131, 25),
                  new Version(
                      "2026.1", "With the new shops", "marta.kowalska", "mape", 0.118, 30))),
          new Model(
              "support-intent",
              "Sends a customer's message to the team that can answer it",
              "customer-care",
              "joao.silva",
              "LIVE",
              "text-classification",
              "transformers",
              "onnx",
              List.of(
                  new Version("3.2", "Twelve intents", "joao.silva", "f1", 0.874, 4),
                  new Version("3.3", "Fifteen intents", "lea.martin", "f1", 0.869, 4))),
          new Model(
              "invoice-reader",
              "Reads supplier, date and total from scanned invoices",
              "finance",
              "lea.martin",
              "LIVE",
              "image-to-text",
              "tensorflow",
              "tensorflow",
              List.of(new Version("0.9", "For the pilot", "lea.martin", "accuracy", 0.961, 18))),
          new Model(
              "product-embeddings",
              "Vectors for search and for similar products",
              "search",
              "wei.zhang",
              "LIVE",
              "sentence-similarity",
              "sentence-transformers",
              "safetensors",
              List.of(
                  new Version("7", "384 dimensions", "wei.zhang", "ndcg", 0.713, 3),
                  new Version("8", "768 dimensions", "wei.zhang", "ndcg", 0.741, 3))),
          new Model(
              "churn-scorecard",
              "Who may leave within three months; replaced by a model of the CRM vendor",
              "customer-care",
              "joao.silva",
              "ARCHIVED",
              "tabular-classification",
              "scikit-learn",
              "sklearn",
              List.of(new Version("1", "The only one", "joao.silva", "auc", 0.798, 1))));

  private DemoModels() {}

  record Model(
      String name,
      String description,
      String team,
      String owner,
      String state,
      String task,
      String library,
      String format,
      List<Version> versions) {}

  record Version(
      String name, String description, String author, String metric, double value, int epochs) {}
}
