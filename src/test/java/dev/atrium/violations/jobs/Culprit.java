package dev.atrium.violations.jobs;

import com.google.gson.Gson;
import dev.atrium.violations.bff.Neighbour;
import io.kubernetes.client.openapi.ApiClient;
import java.sql.Connection;
import okhttp3.OkHttpClient;

public class Culprit {
  Neighbour neighbour;

  ApiClient apiClient;
  Connection connection;
  Gson gson;
  OkHttpClient httpClient;
}
